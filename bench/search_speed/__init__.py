"""How fast documents are indexed and found: what is measured, on which documents, beside which stock search."""
