"""Staff's own screens for live facts, and the sheet that the page's editor shows."""
