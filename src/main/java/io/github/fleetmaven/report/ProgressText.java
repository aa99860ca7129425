package io.github.fleetmaven.report;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.RunEvent;
import java.util.ArrayList;
import java.util.List;

/** Events as lines, live. Immutable. */
public final class ProgressText {

  private final Style style;

  /** Makes a writer in that style. */
  public ProgressText(Style style) {
    this.style = style;
  }

  /** Returns the line of an event. */
  public String line(RunEvent event) {
    return style.strong(event.target()) + ": " + text(event);
  }

  /** Returns the line that stands for all further instances of a target that are skipped. */
  String moreSkipped(String target) {
    return style.strong(target)
        + ": more instances are "
        + style.changed("skipped")
        + "; the table at the end names all of them";
  }

  /** Returns the line that stands for all further uploads of a target. */
  String moreUploads(String target) {
    return style.strong(target) + ": uploading more…";
  }

  private String text(RunEvent event) {
    if (event instanceof RunEvent.ModelWriteStarted e) {
      return "writing the model"
          + (e.paths().isEmpty() ? " once more, as it is" : ": " + String.join(", ", e.paths()));
    }
    if (event instanceof RunEvent.ModelWritten e) {
      return "model written after " + Words.duration(e.took());
    }
    if (event instanceof RunEvent.BatchStarted e) {
      return batch(e);
    }
    if (event instanceof RunEvent.BatchFinished e) {
      return batchEnd(e);
    }
    if (event instanceof RunEvent.ExtensionStarted e) {
      return e.instance() + ": " + (e.removal() ? "removing " : "applying ") + e.extension();
    }
    if (event instanceof RunEvent.InstanceUpdated e) {
      return e.instance()
          + " "
          + style.good("updated")
          + " ("
          + e.done()
          + " of "
          + e.total()
          + ")";
    }
    if (event instanceof RunEvent.InstanceFailed e) {
      return e.instance() + " " + style.bad("failed") + ": " + e.reason();
    }
    return rest(event);
  }

  private String rest(RunEvent event) {
    if (event instanceof RunEvent.UploadStarted e) {
      return "uploading " + e.file() + " (" + Words.bytes(e.size()) + ")…";
    }
    if (event instanceof RunEvent.ContentUploaded e) {
      return "uploaded %s, %s, after %s"
          .formatted(
              Words.count(e.uploads(), "file"), Words.bytes(e.bytes()), Words.duration(e.took()));
    }
    if (event instanceof RunEvent.StepStarted e) {
      return e.step();
    }
    if (event instanceof RunEvent.StepFinished e) {
      return e.step() + " after " + Words.duration(e.took());
    }
    if (event instanceof RunEvent.SnapshotsTaken e) {
      return snapshots(e);
    }
    if (event instanceof RunEvent.InstanceSkipped e) {
      return e.instance() + " " + style.changed("skipped") + ": " + e.reason();
    }
    if (event instanceof RunEvent.Retrying e) {
      return e.instance() + ": running " + e.extension() + " again, since " + e.why() + " passes";
    }
    if (event instanceof RunEvent.Waiting e) {
      return "waiting up to " + Words.duration(e.duration()) + ": " + e.why();
    }
    if (event instanceof RunEvent.Paused e) {
      return style.changed("paused") + " " + e.by() + "; fleet:resume lets it go on";
    }
    if (event instanceof RunEvent.Noticed e) {
      return e.diagnostic().where().equals(e.target()) // which stands before each line
          ? new Diagnostic(
                  e.diagnostic().severity(), "", e.diagnostic().summary(), e.diagnostic().remedy())
              .text()
          : e.diagnostic().text();
    }
    if (event instanceof RunEvent.RollingUpgradeMoved e) {
      return Words.rollingUpgrade(
          e.code(), e.successful(), e.failed(), e.inProgress(), e.pending());
    }
    if (event instanceof RunEvent.LeftToAzure e) {
      return "left to Azure, which goes on with %s; fleet:status shows how far it is, and the next"
              .formatted(Words.count(e.remaining(), "instance"))
          + " fleet:apply picks it up";
    }
    RunEvent.TargetFinished finished = (RunEvent.TargetFinished) event;
    return finished.outcome().succeeded()
        ? style.good("done") + " after " + Words.duration(finished.outcome().took())
        : style.bad("not done") + " after " + Words.duration(finished.outcome().took());
  }

  private String batchEnd(RunEvent.BatchFinished e) {
    List<String> parts = new ArrayList<>();
    part(parts, e.updated(), style.good("updated"));
    part(parts, e.failed(), style.bad("failed"));
    part(parts, e.removed(), style.changed("removed meanwhile"));
    return "batch %d: %s; %d of %d done; %s"
        .formatted(
            e.number(), String.join(", ", parts), e.done(), e.total(), Words.duration(e.took()));
  }

  private static void part(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  private static String batch(RunEvent.BatchStarted e) {
    String wave = e.wave().isEmpty() ? "" : " (" + e.wave() + ")";
    String noun = e.instances().size() == 1 ? "instance " : "instances ";
    return "batch %d%s: %s%s; %d of %d done"
        .formatted(e.number(), wave, noun, Words.list(e.instances()), e.done(), e.total());
  }

  private static String snapshots(RunEvent.SnapshotsTaken taken) {
    int good = taken.instances().size() - taken.failed();
    return Words.count(good, "instance")
        + (good == 1 ? " has" : " have")
        + " snapshots"
        + (taken.failed() == 0 ? "" : ", " + taken.failed() + " failed")
        + " after "
        + Words.duration(taken.took());
  }
}
