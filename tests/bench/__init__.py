"""Measurements that print ratios. They belong to no test run: what they measure depends on the machine's load."""
