"""The paper rendered: page (HTML), PDF and the process that makes PDFs for the web."""
