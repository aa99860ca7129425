package io.github.fleetmaven.model;

import java.util.Locale;

/**
 * The handler of an extension: what Azure runs on the machine. A machine carries at most one
 * extension of each handler. Equal without regard to case.
 *
 * @param publisher as {@code Microsoft.Azure.Extensions}
 * @param type as {@code CustomScript}
 */
public record Handler(String publisher, String type) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Handler that
        && publisher.equalsIgnoreCase(that.publisher)
        && type.equalsIgnoreCase(that.type);
  }

  @Override
  public int hashCode() {
    return toString().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return publisher + "/" + type;
  }
}
