package io.github.fleetmaven.catalog;

import java.util.List;

/** A catalogue holds something that can't be used. */
public final class InvalidCatalogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidCatalogException(String source, List<String> problems) {
    super("Tried to read the catalogue " + source + " but: " + String.join("; ", problems));
  }
}
