/** What can be wrong in a picture of the game, in the order in which it is offered. */

export const faultIds = [
  'after-softmax',
  'no-mask',
  'all-masked',
  'minus-1e9',
  'wrong-axis',
  'no-scaling',
  'no-max',
  'mean-of-heads',
  'none',
] as const;

/** All but two are those of the pitfalls above: leaving out the mask, and no fault at all. */
export type FaultId = (typeof faultIds)[number];

export const faultNames: Readonly<Record<FaultId, string>> = {
  'after-softmax': 'The mask came after the softmax',
  'no-mask': 'There was no causal mask',
  'all-masked': 'The row that may see nothing was treated like any other',
  'minus-1e9': 'The mask held −1e9 instead of −∞',
  'wrong-axis': 'The softmax ran down the columns',
  'no-scaling': 'The scores were not divided by √d',
  'no-max': 'In half precision, the maximum was not subtracted',
  'mean-of-heads': 'The heads were averaged',
  none: 'Nothing is wrong',
};
