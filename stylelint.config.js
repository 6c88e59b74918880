/** Style sheets: the standard rules. */
export default {
  extends: 'stylelint-config-standard',
  rules: {
    // "--ink-2" and "--radius-cell" are one naming scheme; blank lines group tokens.
    'custom-property-empty-line-before': null,
    // Names of typefaces are written as they are.
    'value-keyword-case': ['lower', { ignoreProperties: ['/^--/'] }],
  },
};
