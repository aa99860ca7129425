package io.github.fleetmaven.simulator.blob;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a blob.
 *
 * @param size in bytes
 * @param modified when it was written
 * @param details what was said of it
 */
public record Blob(BlobName name, long size, Instant modified, Details details) {

  /** Returns the mark of this very state. */
  public String etag() {
    String mark = Long.toHexString(modified.toEpochMilli()) + Long.toHexString(size);
    return "\"0x" + mark.toUpperCase(java.util.Locale.ROOT) + "\"";
  }

  /**
   * What was said of a blob when it was written.
   *
   * @param contentType its media type
   * @param contentMd5 its checksum in Base64; empty when nobody said
   * @param metadata names in lower case, and values
   */
  public record Details(String contentType, String contentMd5, Map<String, String> metadata) {
    public Details {
      metadata = Map.copyOf(metadata);
    }
  }
}
