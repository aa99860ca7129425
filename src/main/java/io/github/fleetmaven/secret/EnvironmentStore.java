package io.github.fleetmaven.secret;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Secrets in variables of the environment: {@code secret://env/NAME}. */
final class EnvironmentStore implements SecretStore {

  private final Function<String, @Nullable String> environment;

  EnvironmentStore(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public Optional<String> read(String path) {
    return Optional.ofNullable(environment.apply(path));
  }

  @Override
  public String missing(String path) {
    return "the environment variable " + path + " isn't set";
  }

  @Override
  public String remedy(String path) {
    return "set " + path + " in the environment that Maven runs in";
  }
}
