/**
 * The page's content security policy forbids what Vite's development server needs: styles in <style>
 * elements and a socket for updates. While developing, and only then, the policy allows them.
 */

/** @returns {import('vite').Plugin} */
export function relaxPolicyForDevelopment() {
  return {
    name: 'relax-policy-for-development',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws:"),
  };
}
