package io.github.fleetmaven.azure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls that were recorded with the real Azure, where they lie beside the project. */
final class RecordedTraffic {

  /** How many of them are to the compute service. */
  static final int COMPUTE_CALLS = 656;

  private static final Path FOLDER = Path.of("..", "shared", "real-traffic");

  private RecordedTraffic() {}

  /** One recorded call. */
  record Recorded(String file, Value.Obj call) {

    String method() {
      return call.text("method").orElseThrow();
    }

    String path() {
      return call.text("path").orElseThrow();
    }

    int status() {
      return call.integer("status").orElseThrow();
    }

    Map<String, String> headers() {
      return Fields.texts(call.obj("responseHeaders"));
    }

    Optional<String> header(String name) {
      return headers().entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    /** Returns how often the same answer came in a row: the recorder folded those. */
    int times() {
      return call.integer("repeated").orElse(1);
    }

    Value body() {
      return call.get("responseBody").orElse(Value.NULL);
    }

    /** Returns the body of an answer that has one. */
    Value.Obj json() {
      return (Value.Obj) body();
    }

    String text() {
      return body() instanceof Value.Obj || body() instanceof Value.Arr
          ? Json.write(body())
          : body() instanceof Value.Str s ? s.text() : "";
    }

    boolean isCompute() {
      return path().toLowerCase(Locale.ROOT).contains("/providers/microsoft.compute");
    }

    @Override
    public String toString() {
      return file + " " + call.integer("seq").orElse(-1) + " " + method() + " " + path();
    }
  }

  /** Returns those of a kind. */
  static List<Recorded> of(RecordedKind kind) {
    return compute().stream().filter(call -> RecordedKind.of(call).contains(kind)).toList();
  }

  /** Returns those to the compute service. */
  static List<Recorded> compute() {
    return all().stream().filter(Recorded::isCompute).toList();
  }

  /** Returns all of it; skips the test when there is none, unless there must be. */
  static List<Recorded> all() {
    boolean there = Files.isDirectory(FOLDER);
    String missing =
        "no recorded traffic in %s: %d answers are not fed to the adapter"
            .formatted(FOLDER, COMPUTE_CALLS);
    if (Boolean.getBoolean("fleet.requireShared") && !there) {
      throw new AssertionError(missing);
    }
    assumeTrue(there, missing);
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Recorded> calls = new ArrayList<>();
      files
          .filter(f -> f.toString().endsWith(".jsonl"))
          .sorted()
          .forEach(f -> calls.addAll(read(f)));
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Recorded> read(Path file) {
    try {
      List<Recorded> calls = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        calls.add(new Recorded(file.getFileName().toString(), (Value.Obj) Json.parse(line)));
      }
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidJsonException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
