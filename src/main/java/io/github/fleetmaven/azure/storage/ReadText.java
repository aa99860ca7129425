package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import java.util.Optional;

/** Reads a blob as text. */
record ReadText(BlobService service) {

  Optional<String> run(String name) {
    BlobCall call = BlobCall.ofBlob("read content " + name, HttpMethod.GET, service.blob(name));
    BlobAnswer answer = service.send(call);
    if (answer.isMissing()) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw BlobFailures.refused(service.place(), call, answer);
    }
    return Optional.of(answer.text());
  }
}
