"""Looking without changing: one's own record, and what auditors and data protection may see."""
