package io.github.fleetmaven.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests of all clients the same simulator. */
class ServedClouds implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ServedCloud.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  static ServedCloud of(ExtensionContext context) {
    return store(context)
        .computeIfAbsent(
            ServedCloud.class, key -> ServedCloud.start(folder(context)), ServedCloud.class);
  }

  /** Returns where clients keep what they know, away from the settings of whoever runs this. */
  static Path folder(ExtensionContext context) {
    return store(context).computeIfAbsent("folder", key -> newFolder(), Path.class);
  }

  static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.create(ServedClouds.class));
  }

  private static Path newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "clients").toAbsolutePath());
      return Files.createTempDirectory(parent, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
