/// The version of newsq, shown by `--version`.
let newsqVersion = "0.1.0"
