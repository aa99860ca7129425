package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlannedContent;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what of a plan's content is in its place already: each name is asked for once. Content
 * of extensions that don't change is among it, for a machine that is added later needs that too.
 */
public final class ContentCheck {

  /** Bounded for the sake of the place; most of the time each waits for an answer. */
  static final int AT_ONCE = 16;

  private final ContentStore store;
  private final ContentPlace place;

  public ContentCheck(ContentStore store, ContentPlace place) {
    this.store = store;
    this.place = place;
  }

  /**
   * Returns the plan with its content.
   *
   * @throws FleetException when the place can't be asked
   */
  public Plan check(Plan plan) {
    List<ContentItem> items = ContentItem.distinct(place, plan.targets());
    try {
      return plan.withContent(new Parallel("fleet-content", AT_ONCE).map(items, this::planned));
    } catch (CloudException e) {
      throw new FleetException(
          "the place for content can't be looked at; nothing was changed",
          List.of(
              Diagnostic.error(
                  place.declaredAt() + ": " + place.baseUri(),
                  e.error().text(),
                  Remedies.ofAzure(e.error()))));
    }
  }

  /** Of a server that keeps what a broken connection left. */
  private FleetException cutOff(ContentItem item, long size) {
    return new FleetException(
        "the place for content holds something else; nothing was changed",
        List.of(
            Diagnostic.error(
                place.declaredAt() + ": " + place.baseUri() + "/" + item.name(),
                "it has " + size + " bytes there, and " + item.file() + " has " + item.size(),
                "an upload was cut off: remove it there, and run again")));
  }

  private PlannedContent planned(ContentItem item) {
    Optional<Long> there = store.size(item.name());
    if (item.part().isPresent() && there.isPresent() && there.get() != item.size()) {
      throw cutOff(item, there.get());
    }
    return new PlannedContent(
        item.name(), item.file(), there.orElse(item.size()), there.isPresent());
  }
}
