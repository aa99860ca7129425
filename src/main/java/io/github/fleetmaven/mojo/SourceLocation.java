package io.github.fleetmaven.mojo;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Maven read an element. Maven 3 and Maven 4 have classes of their own for that, with the
 * same methods; so it is read by the methods' names.
 *
 * @param file the file's path or URI; may be empty
 * @param modelId {@code group:artifact:version} of the pom; may be empty
 * @param line from 1
 * @param column as Maven counts it
 */
record SourceLocation(String file, String modelId, int line, int column) {

  /** Reads a location of Maven's; empty when there is none. */
  static Optional<SourceLocation> of(@Nullable Object inputLocation) {
    if (inputLocation == null) {
      return Optional.empty();
    }
    try {
      Object source = get(inputLocation, "getSource");
      return Optional.of(
          new SourceLocation(
              source == null ? "" : text(get(source, "getLocation")),
              source == null ? "" : text(get(source, "getModelId")),
              number(get(inputLocation, "getLineNumber")),
              number(get(inputLocation, "getColumnNumber"))));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // Another Maven, which tells places in another way: a problem is then told without a line.
      return Optional.empty();
    }
  }

  private static @Nullable Object get(Object holder, String method)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return holder.getClass().getMethod(method).invoke(holder);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static int number(@Nullable Object value) {
    return value instanceof Integer number ? number : 0;
  }
}
