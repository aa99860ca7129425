package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The calls of one recording, where the recordings lie beside the project.
 *
 * @param name its name
 * @param calls its calls, in their order
 */
record Recording(String name, List<RecordedCall> calls) {

  /** How many calls to the compute service the recordings hold. */
  static final int COMPUTE_CALLS = 656;

  /** How many recordings there are. */
  static final int FILES = 26;

  private static final Path FOLDER = Path.of("..", "shared", "real-traffic");
  private static final String SUFFIX = ".jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the name of the only recording that is asked for, empty when all are. */
  static String chosen() {
    return System.getProperty("fleet.recording", "");
  }

  /** Returns those that are asked for; skips the test when there are none, unless there must be. */
  static List<Recording> all() {
    if (!Files.isDirectory(FOLDER)) {
      String missing =
          "no recordings at %s: %d files with %d calls to Microsoft.Compute are not replayed"
              .formatted(FOLDER, FILES, COMPUTE_CALLS);
      if (Boolean.getBoolean("fleet.requireShared")) {
        throw new AssertionError(missing);
      }
      throw new TestAbortedException(missing);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(Recording::read)
          .filter(recording -> chosen().isEmpty() || recording.name().equals(chosen()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recording read(Path file) {
    String name = file.getFileName().toString().replace(SUFFIX, "");
    List<RecordedCall> calls = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode call = JSON.readTree(line);
        calls.add(RecordedCall.of(name, calls.size(), call));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return new Recording(name, List.copyOf(calls));
  }
}
