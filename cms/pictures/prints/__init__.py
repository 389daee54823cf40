"""Pictures made of a page's facts, behind the request: cards for sharing, strips for mails."""
