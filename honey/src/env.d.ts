interface ImportMetaEnv {
  readonly VITE_API_URL?: string;
  readonly VITE_WS_URL?: string;
  readonly REACT_APP_API_URL?: string;
  readonly REACT_APP_WS_URL?: string;
}
