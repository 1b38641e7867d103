"""All that touches the machine: files, the cache, processes, and what lies in folders."""
