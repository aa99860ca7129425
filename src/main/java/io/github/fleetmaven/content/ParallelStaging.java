package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stages many files at once, by a few threads. Each holds one buffer, so that memory doesn't grow
 * with what is staged.
 */
final class ParallelStaging {

  private static final int MOST_THREADS = 8;

  private final ContentLayout layout;
  private final FileStager stager;

  ParallelStaging(ContentLayout layout, FileStager stager) {
    this.layout = layout;
    this.stager = stager;
  }

  /**
   * Stages files.
   *
   * @param problems told of those that can't be taken
   * @return those that were staged, in the order of the selection
   * @throws IOException when the folder can't be written
   * @throws FleetException when the thread was interrupted
   */
  Map<ExtensionKey, List<StagedFile>> stage(
      Map<ExtensionKey, List<SelectedFile>> selection, Diagnostics problems) throws IOException {
    ExecutorService threads = threads(selection.values().stream().mapToInt(List::size).sum());
    try {
      Map<ExtensionKey, List<Future<Outcome>>> started = new LinkedHashMap<>();
      selection.forEach(
          (key, files) ->
              started.put(
                  key, files.stream().map(f -> threads.submit(() -> stage(key, f))).toList()));
      Map<ExtensionKey, List<StagedFile>> staged = new LinkedHashMap<>();
      for (Map.Entry<ExtensionKey, List<Future<Outcome>>> entry : started.entrySet()) {
        staged.put(entry.getKey(), finished(entry.getValue(), problems));
      }
      return staged;
    } finally {
      threads.shutdownNow();
    }
  }

  private Outcome stage(ExtensionKey key, SelectedFile file) throws IOException {
    try {
      StagedFile staged = stager.stage(file, layout.file(key, file.name()), layout.incoming(key));
      return new Outcome(Optional.of(staged), Optional.empty());
    } catch (UnreadableFileException e) {
      return new Outcome(
          Optional.empty(), Optional.of(Diagnostic.error(file.where(), e.summary(), e.remedy())));
    }
  }

  private static List<StagedFile> finished(List<Future<Outcome>> files, Diagnostics problems)
      throws IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (Future<Outcome> file : files) {
      Outcome outcome = finished(file);
      outcome.staged().ifPresent(staged::add);
      outcome.problem().ifPresent(problems::add);
    }
    return staged;
  }

  private static Outcome finished(Future<Outcome> file) throws IOException {
    try {
      return file.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetException("The files of the fleet weren't staged: interrupted", List.of());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("a file can't be staged", e.getCause());
    }
  }

  private static ExecutorService threads(int files) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory named =
        task -> {
          Thread thread = new Thread(task, "fleet-content-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return Executors.newFixedThreadPool(Math.max(1, Math.min(most, files)), named);
  }

  /** What became of a file: one of both. */
  private record Outcome(Optional<StagedFile> staged, Optional<Diagnostic> problem) {}
}
