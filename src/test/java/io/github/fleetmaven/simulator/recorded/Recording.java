package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Pattern DAYS =
      Pattern.compile("(?<=\"(start|end)Time\":\")\\d{4}-\\d\\d-\\d\\d");

  /** A group that the recorder named anew: a prefix and a number. */
  private static final Pattern RENAMED = Pattern.compile("resource[gG]roups/([a-z_.0-9]+)000001");

  /** A gallery that it named anew. */
  private static final Pattern GALLERY = Pattern.compile("galleries/([a-z_]+)(0000\\d\\d)");

  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

  private static final int GROUP_LENGTH = 75;

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

  /** Returns the day of its last call: as an answer says, or else an operation in a body. */
  LocalDate day() {
    Stream<LocalDate> dated =
        calls.stream()
            .map(call -> call.headers().getOrDefault("date", ""))
            .filter(date -> !date.isEmpty())
            .map(date -> LocalDate.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    String bodies =
        calls.stream().map(call -> call.body().toString()).collect(Collectors.joining());
    Stream<LocalDate> worked =
        DAYS.matcher(bodies).results().map(MatchResult::group).map(LocalDate::parse);
    return Stream.concat(dated, worked).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Recording read(Path file) {
    String name = file.getFileName().toString().replace(SUFFIX, "");
    List<RecordedCall> calls = new ArrayList<>();
    try {
      for (String line : renamed(Files.readString(file)).split("\n", -1)) {
        if (!line.isBlank()) {
          calls.add(RecordedCall.of(name, calls.size(), JSON.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return new Recording(name, inTime(calls));
  }

  /**
   * The recorder of the Azure CLI gave resource groups other names, but only where they stood in
   * small letters; the service writes them in capitals at times.
   */
  private static String renamed(String text) {
    String result = text;
    for (String prefix :
        RENAMED.matcher(text).results().map(found -> found.group(1)).distinct().toList()) {
      String capitals = prefix.toUpperCase(Locale.ROOT);
      int more = GROUP_LENGTH - prefix.length();
      result =
          result.replaceAll(
              Pattern.quote(capitals) + "[A-Z0-9]{" + more + "}(?=/)",
              Matcher.quoteReplacement(capitals + "000001"));
    }
    Matcher gallery = GALLERY.matcher(result);
    if (gallery.find()) {
      String capitals = gallery.group(1).toUpperCase(Locale.ROOT);
      // Its unique name is the subscription's id, which was struck out elsewhere, and its own.
      String unique = SUBSCRIPTION + "-" + capitals + gallery.group(2);
      result = result.replaceAll("[0-9a-f-]{36}-" + capitals + "[A-Z0-9]+", unique);
    }
    return result;
  }

  /**
   * Returns calls in the order in which they were answered. Some recorders wrote all calls to one
   * address together; where they kept the times, these tell.
   */
  private static List<RecordedCall> inTime(List<RecordedCall> calls) {
    boolean dated = calls.stream().allMatch(call -> call.headers().containsKey("date"));
    return dated
        ? calls.stream().sorted(Comparator.comparing(RecordedCall::date)).toList()
        : List.copyOf(calls);
  }
}
