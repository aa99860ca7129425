package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What the headers of blob requests say, and those of their answers. Stateless. */
final class BlobHeaders {

  private static final String META = "x-ms-meta-";
  private static final int LONGEST_BLOCK_ID = 64;

  private BlobHeaders() {}

  /** Compares the body with the checksum that was sent with it, if one was. */
  static void checkMd5(Call call) {
    String expected = call.headers().getOrDefault("content-md5", "");
    if (!expected.isEmpty() && !expected.equals(md5(call.body()))) {
      throw BlobRefusals.md5Mismatch();
    }
  }

  /**
   * Returns what a call says of the blob that it writes.
   *
   * @param whole whether its body is the blob's, so that its checksum is known
   */
  static Blob.Details details(Call call, boolean whole) {
    Map<String, String> metadata = new HashMap<>();
    call.headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
              }
            });
    String type =
        call.headers()
            .getOrDefault(
                "x-ms-blob-content-type",
                call.headers().getOrDefault("content-type", "application/octet-stream"));
    String md5 =
        whole ? md5(call.body()) : call.headers().getOrDefault("x-ms-blob-content-md5", "");
    return new Blob.Details(type, md5, metadata);
  }

  /** Tells whether a text may name a block. */
  static boolean isBlockId(String id) {
    try {
      return !id.isEmpty() && Base64.getDecoder().decode(id).length <= LONGEST_BLOCK_ID;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns an answer with all that is said of a blob. */
  static Answer of(Blob blob, Answer answer) {
    Answer result =
        answer
            .with("ETag", blob.etag())
            .with("Last-Modified", date(blob))
            .with("Content-Type", blob.details().contentType())
            .with("x-ms-blob-type", "BlockBlob")
            .with("Accept-Ranges", "bytes");
    if (!blob.details().contentMd5().isEmpty()) {
      result = result.with("Content-MD5", blob.details().contentMd5());
    }
    for (Map.Entry<String, String> entry : blob.details().metadata().entrySet()) {
      result = result.with(META + entry.getKey(), entry.getValue());
    }
    return result;
  }

  static String date(Blob blob) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(blob.modified().atOffset(ZoneOffset.UTC));
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
