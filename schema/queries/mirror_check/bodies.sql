-- mirror_check: every stored content, to be held against its digest.
SELECT sha256 FROM bodies
