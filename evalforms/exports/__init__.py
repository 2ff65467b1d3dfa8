"""导出中心: sealing and handing out documents by the hundred, in the background."""
