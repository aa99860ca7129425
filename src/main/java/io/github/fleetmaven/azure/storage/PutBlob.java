package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import com.azure.core.util.BinaryData;
import java.util.Set;

/** Writes a blob in one request, or the list of blocks that makes one; never over another. */
record PutBlob(BlobService service) {

  private static final Set<String> THERE_ALREADY =
      Set.of("BlobAlreadyExists", "ConditionNotMet", "UnauthorizedBlobOverwrite");

  /** Writes a small blob. */
  void whole(String name, byte[] bytes, String sha256) {
    send(
        BlobCall.ofBlob("upload content " + name, HttpMethod.PUT, service.blob(name))
            .withHeader("x-ms-blob-type", "BlockBlob")
            .withHeader("Content-MD5", Md5.of(bytes))
            .withBody(BinaryData.fromBytes(bytes)),
        sha256);
  }

  /** Makes a blob of blocks that were staged: this is the moment at which it is there. */
  void committed(String name, byte[] blockList, String sha256) {
    send(
        BlobCall.ofBlob("complete content " + name, HttpMethod.PUT, service.blob(name))
            .withQuery(java.util.Map.of("comp", "blocklist"))
            .withHeader("Content-MD5", Md5.of(blockList))
            .withBody(BinaryData.fromBytes(blockList)),
        sha256);
  }

  private void send(BlobCall plain, String sha256) {
    BlobCall call =
        plain
            .withHeader("If-None-Match", "*")
            .withHeader("Content-Type", "application/octet-stream")
            .withHeader("x-ms-blob-content-type", "application/octet-stream")
            .withHeader("x-ms-meta-sha256", sha256);
    BlobAnswer answer = service.send(call);
    if (!answer.isSuccess() && !THERE_ALREADY.contains(answer.code())) {
      throw BlobFailures.refused(service.place(), call, answer);
    }
  }
}
