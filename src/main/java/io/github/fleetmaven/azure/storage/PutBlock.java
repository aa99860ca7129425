package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import com.azure.core.util.BinaryData;
import java.util.Map;

/** Stages a block, of which nobody sees anything until it is committed. */
record PutBlock(BlobService service) {

  void run(String name, String blockId, byte[] bytes) {
    service.accepted(
        BlobCall.ofBlob("upload content " + name, HttpMethod.PUT, service.blob(name))
            .withQuery(Map.of("comp", "block", "blockid", blockId))
            .withHeader("Content-MD5", Md5.of(bytes))
            .withHeader("Content-Type", "application/octet-stream")
            .withBody(BinaryData.fromBytes(bytes)));
  }
}
