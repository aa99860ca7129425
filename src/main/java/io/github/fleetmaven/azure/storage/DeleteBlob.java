package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;

/** Removes a blob, with its snapshots. */
record DeleteBlob(BlobService service) {

  void run(String name) {
    BlobCall call =
        BlobCall.ofBlob("remove content " + name, HttpMethod.DELETE, service.blob(name))
            .withHeader("x-ms-delete-snapshots", "include");
    BlobAnswer answer = service.send(call);
    if (!answer.isSuccess() && !answer.isMissing()) {
      throw BlobFailures.refused(service.place(), call, answer);
    }
  }
}
