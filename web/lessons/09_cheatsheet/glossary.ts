/** What the words mean. docs/glossary.md says the same: a test compares them. */

export interface Term {
  readonly word: string;
  readonly meaning: string;
}

export const glossary: readonly Term[] = [
  {
    word: 'attention',
    meaning:
      'softmax(QKᵀ / √d) V: each word collects the values of the words it looks at, weighted by how well its query fits their keys',
  },
  {
    word: 'query, key, value',
    meaning: 'what a word looks for, the label a word holds up, what a word hands over',
  },
  { word: 'score', meaning: 'query · key, times a scale; before the mask' },
  {
    word: 'weight',
    meaning:
      'a score after softmax: between 0 and 1, a row sums to 1. Never a learned number (those are parameters)',
  },
  { word: 'softmax', meaning: 'exp(x) / sum of exp(x): turns scores into weights' },
  { word: 'mask', meaning: 'added to the scores: 0 keeps a score, −∞ makes its weight 0' },
  {
    word: 'causal',
    meaning: 'reading left to right: a word sees itself and what came before it (GPT)',
  },
  { word: 'bidirectional', meaning: 'reading both ways: every word sees every word (BERT)' },
  {
    word: 'head',
    meaning: 'one of several attentions side by side, each on its own share of the vector',
  },
  {
    word: 'multi-head attention',
    meaning: 'heads side by side, with learned projections before and after',
  },
  {
    word: 'self-attention, cross-attention',
    meaning: 'queries and keys from the same sentence, or from two',
  },
  {
    word: 'embed_dim, head_dim',
    meaning: 'length of a word’s vector; embed_dim divided by the number of heads',
  },
  {
    word: 'projection',
    meaning: 'a vector times a matrix: x w_q gives the query; a bias may be added',
  },
  {
    word: 'position bias',
    meaning: 'a learned number for each distance between two words, added to their score',
  },
  {
    word: 'parameters',
    meaning: 'learned tensors: w_q, w_k, w_v, w_o. Random, from a seed, until they are trained',
  },
  { word: 'seed', meaning: 'the number that fixes all random numbers' },
  {
    word: 'token',
    meaning:
      'a word as a model reads it: a row of its vocabulary; also [S], which opens every sentence, and the full stop',
  },
  {
    word: '[UNK]',
    meaning: 'the token that stands for every word that the model does not know',
  },
  { word: '[MASK]', meaning: 'the token that hides a word which the model is to guess' },
  {
    word: 'logits',
    meaning:
      'one number for each word of the vocabulary; softmax makes them the probabilities of the next, or the hidden, word',
  },
  {
    word: 'residual stream',
    meaning: 'a word’s vector on its way through the layers: attention and MLP each add to it',
  },
  {
    word: 'variance, standard deviation',
    meaning: 'the mean square of the distance from the mean, and its root: how far numbers spread',
  },
  {
    word: 'entropy',
    meaning:
      'how widely a row spreads its weights, in nats: 0 if one has all, ln(n) if all n are equal',
  },
  {
    word: 'gradient',
    meaning: 'how much the loss changes with each number; a training step goes against it',
  },
  {
    word: 'loss',
    meaning:
      'how surprised the model is by the right word, in nats: −ln of the probability it gave it; training makes it small',
  },
  { word: 'learning rate', meaning: 'how far one training step moves the parameters' },
  {
    word: 'checkpoint',
    meaning: 'parameters in a file, to be used or trained on later; here in the safetensors format',
  },
  {
    word: 'streaming',
    meaning: 'keys pass by one after another: each weight is used and forgotten, none is kept',
  },
  {
    word: 'half precision',
    meaning: 'numbers of 16 bits: three digits, nothing beyond 65,504',
  },
  {
    word: 'padding',
    meaning: 'tokens that fill a shorter sentence up to the length of others; a mask hides them',
  },
];
