/// The release, as `--version` tells it (semantic versioning).
package let newsqVersion = "0.1.0"
