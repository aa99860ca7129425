package io.github.fleetmaven.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A text is not JSON. Its message holds nothing of the text, which could be a secret. */
public final class InvalidJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidJsonException(JsonProcessingException problem) {
    super(message(problem));
  }

  private static String message(JsonProcessingException problem) {
    var at = problem.getLocation();
    return at == null
        ? "it is not JSON"
        : "it is not JSON at its line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
