"""扫码核验: from a printed paper back to the version it was printed from."""
