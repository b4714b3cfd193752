"""The probe: `sitecustomize` loads it, `inside` is it."""
