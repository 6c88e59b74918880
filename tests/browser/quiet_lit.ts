/** Tests run Lit's development build for its warnings; that it is one need not be said. Imported before Lit. */

(globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings = new Set(['dev-mode']);
