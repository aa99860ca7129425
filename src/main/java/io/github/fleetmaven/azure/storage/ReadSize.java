package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import io.github.fleetmaven.cloud.CloudError.Kind;
import java.util.Optional;

/** Reads how large a blob is. */
record ReadSize(BlobService service) {

  Optional<Long> run(String name) {
    BlobCall call =
        BlobCall.ofBlob("look for content " + name, HttpMethod.HEAD, service.blob(name));
    BlobAnswer answer = service.send(call);
    if (answer.isMissing()) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw BlobFailures.refused(service.place(), call, answer);
    }
    return Optional.of(
        answer
            .header("Content-Length")
            .map(Long::valueOf)
            .orElseThrow(
                () ->
                    BlobFailures.failed(
                        Kind.UNREACHABLE, call.action(), "the answer has no Content-Length")));
  }
}
