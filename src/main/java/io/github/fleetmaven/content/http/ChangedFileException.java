package io.github.fleetmaven.content.http;

import java.io.IOException;

/** A file isn't what it was when its digest was taken. */
final class ChangedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  ChangedFileException(String message) {
    super(message);
  }
}
