// Writes ONNX models. A model is a protocol buffer: nested messages of numbered fields, of which a graph
// of a few nodes needs a dozen. We weighed protobufjs and the onnx package of Python: either needs a
// copy of the format's definition, which is longer than this file.
// The format: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto

/** @typedef {readonly number[]} Bytes */

/**
 * @typedef {object} Value an input or output of the graph: float32 of fixed sizes
 * @property {string} name
 * @property {readonly number[]} sizes
 */
/**
 * @typedef {object} Node
 * @property {string} type
 * @property {string} [domain] absent: ONNX's own operators
 * @property {readonly string[]} inputs
 * @property {string} output
 * @property {readonly Bytes[]} [attributes]
 */
/**
 * @typedef {object} Model
 * @property {readonly { domain: string, version: number }[]} opsets
 * @property {readonly Node[]} nodes
 * @property {readonly Bytes[]} [constants]
 * @property {readonly Value[]} inputs
 * @property {Value} output
 */

const elementTypes = { float: 1, int64: 7 };
const attributeTypes = { float: 1, int: 2, tensor: 4, ints: 7 };

/** @param {Model} model */
export function onnxFile({ opsets, nodes, constants = [], inputs, output }) {
  const graph = [
    ...nodes.flatMap((node) => field(1, nodeMessage(node))),
    ...field(2, text('attention')),
    ...constants.flatMap((tensor) => field(5, tensor)),
    ...inputs.flatMap((value) => field(11, valueMessage(value))),
    ...field(12, valueMessage(output)),
  ];
  const irVersion = 10;
  return Uint8Array.from([
    ...field(1, irVersion),
    ...field(7, graph),
    ...opsets.flatMap(({ domain, version }) =>
      field(8, [...field(1, text(domain)), ...field(2, version)]),
    ),
  ]);
}

/**
 * @param {string} name
 * @param {number} value
 * @returns {Bytes}
 */
export function floatAttribute(name, value) {
  return [...field(1, text(name)), ...float32Field(2, value), ...field(20, attributeTypes.float)];
}

/**
 * @param {string} name
 * @param {number} value
 * @returns {Bytes}
 */
export function intAttribute(name, value) {
  return [...field(1, text(name)), ...field(3, value), ...field(20, attributeTypes.int)];
}

/**
 * @param {string} name
 * @param {readonly number[]} values
 * @returns {Bytes}
 */
export function intsAttribute(name, values) {
  const fields = values.flatMap((value) => field(8, value));
  return [...field(1, text(name)), ...fields, ...field(20, attributeTypes.ints)];
}

/**
 * @param {string} name
 * @param {Bytes} tensor
 * @returns {Bytes}
 */
export function tensorAttribute(name, tensor) {
  return [...field(1, text(name)), ...field(5, tensor), ...field(20, attributeTypes.tensor)];
}

/**
 * A tensor of one number.
 * @param {string} name
 * @param {number} value
 * @param {readonly number[]} sizes none: a scalar
 * @returns {Bytes}
 */
export function floatTensor(name, value, sizes = []) {
  return tensor(name, elementTypes.float, new Float32Array([value]), sizes);
}

/**
 * A tensor of one dimension.
 * @param {string} name
 * @param {readonly number[]} values
 * @returns {Bytes}
 */
export function int64Tensor(name, values) {
  const data = BigInt64Array.from(values, BigInt);
  return tensor(name, elementTypes.int64, data, [values.length]);
}

/**
 * @param {string} name
 * @param {number} elementType
 * @param {Float32Array | BigInt64Array} data
 * @param {readonly number[]} sizes
 * @returns {Bytes}
 */
function tensor(name, elementType, data, sizes) {
  const raw = [...new Uint8Array(data.buffer)];
  const dimensions = sizes.flatMap((size) => field(1, size));
  return [...dimensions, ...field(2, elementType), ...field(8, text(name)), ...field(9, raw)];
}

/**
 * @param {Node} node
 * @returns {Bytes}
 */
function nodeMessage({ type, domain = '', inputs, output, attributes = [] }) {
  return [
    ...inputs.flatMap((name) => field(1, text(name))),
    ...field(2, text(output)),
    ...field(4, text(type)),
    ...attributes.flatMap((attribute) => field(5, attribute)),
    ...field(7, text(domain)),
  ];
}

/**
 * @param {Value} value
 * @returns {Bytes}
 */
function valueMessage({ name, sizes }) {
  const shape = sizes.flatMap((size) => field(1, field(1, size)));
  const tensorType = [...field(1, elementTypes.float), ...field(2, shape)];
  return [...field(1, text(name)), ...field(2, field(1, tensorType))];
}

/**
 * A field of a message: a whole number, or bytes, which may be a message themselves.
 * @param {number} number
 * @param {number | Bytes} value
 * @returns {Bytes}
 */
function field(number, value) {
  const [whole, lengthAndBytes] = [0, 2]; // how the value is laid out
  return typeof value === 'number'
    ? [...varint(number * 8 + whole), ...varint(value)]
    : [...varint(number * 8 + lengthAndBytes), ...varint(value.length), ...value];
}

/**
 * @param {number} number
 * @param {number} value
 * @returns {Bytes}
 */
function float32Field(number, value) {
  const fourBytes = 5;
  const bytes = new Uint8Array(new Float32Array([value]).buffer);
  return [...varint(number * 8 + fourBytes), ...bytes];
}

/**
 * A whole number, seven bits a byte, the lowest first.
 * @param {number} value from 0 to 2^31 - 1
 * @returns {Bytes}
 */
function varint(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

/**
 * @param {string} value
 * @returns {Bytes}
 */
function text(value) {
  return [...new TextEncoder().encode(value)];
}
