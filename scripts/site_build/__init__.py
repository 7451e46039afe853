"""How the site is built: fragments from the model, then MkDocs or Zensical, then the app folder and page policies."""
