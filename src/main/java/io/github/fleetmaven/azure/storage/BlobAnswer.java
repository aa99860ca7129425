package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the blob service answered. */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
record BlobAnswer(int status, HttpHeaders headers, byte[] body) {

  private static final int NOT_FOUND = 404;

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getValue(HttpHeaderName.fromString(name)))
        .filter(value -> !value.isBlank());
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the service's code for what went wrong; answers to HEAD have it in a header alone. */
  String code() {
    return header("x-ms-error-code").or(() -> BlobXml.text(body, "Code")).orElse("");
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Tells whether there is no such blob, in a container that there is. */
  boolean isMissing() {
    return status == NOT_FOUND
        && (code().equals("BlobNotFound") || code().equals("ResourceNotFound") || code().isEmpty());
  }
}
