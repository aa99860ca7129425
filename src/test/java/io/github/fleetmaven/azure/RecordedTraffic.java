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
import java.util.Map;
import java.util.stream.Stream;

/** Calls that were recorded with the real Azure, where they lie beside the project. */
final class RecordedTraffic {

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

    Value body() {
      return call.get("responseBody").orElse(Value.NULL);
    }

    String text() {
      return body() instanceof Value.Obj || body() instanceof Value.Arr
          ? Json.write(body())
          : body() instanceof Value.Str s ? s.text() : "";
    }

    @Override
    public String toString() {
      return file + " " + call.integer("seq").orElse(-1) + " " + method() + " " + path();
    }
  }

  /** Returns all of it; skips the test when there is none, unless there must be. */
  static List<Recorded> all() {
    boolean there = Files.isDirectory(FOLDER);
    if (Boolean.getBoolean("fleet.requireShared") && !there) {
      throw new AssertionError("no recorded traffic in " + FOLDER.toAbsolutePath());
    }
    assumeTrue(there, "no recorded traffic beside the project");
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
