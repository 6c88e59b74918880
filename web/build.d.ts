/** What the builds tell the page, each the parts that it has, and what Vite makes of an import. */

interface ImportMetaEnv {
  /** Of a site: the page in one file, beside the page. */
  readonly OFFLINE_FILE?: { readonly name: string; readonly bytes: number };
  /** Of a site: the script that keeps it for visits without a network, beside the page. */
  readonly SERVICE_WORKER?: string;
  /** Of that script: the files that it keeps. */
  readonly SITE_VERSION?: {
    readonly id: string;
    readonly files: Readonly<Record<string, string>>;
  };
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module '*?worker&inline' {
  const InlineWorker: new (options?: { name?: string }) => Worker;
  export default InlineWorker;
}
