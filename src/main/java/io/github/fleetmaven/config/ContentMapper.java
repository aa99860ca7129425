package io.github.fleetmaven.config;

import io.github.fleetmaven.model.ContentPlace;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Maps where content is kept. */
final class ContentMapper {

  private static final List<String> PLACES = List.of("azureStorage", "http", "mavenRepository");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Problems problems;
  private final StorageMapper storage;

  ContentMapper(Problems problems, AzureSettings azure) {
    this.problems = problems;
    this.storage = new StorageMapper(problems, azure.environment());
  }

  /** Maps the place. What it returns makes sense only when no error was found. */
  Optional<ContentPlace> map(Optional<ContentConfig> declared) {
    return declared.flatMap(this::map);
  }

  private Optional<ContentPlace> map(ContentConfig content) {
    Place place = content.place();
    List<String> named = PLACES.stream().filter(place::has).toList();
    if (named.size() != 1) {
      problems.error(
          place,
          named.isEmpty()
              ? "it names no place"
              : "it names " + named.size() + " places, <" + String.join(">, <", named) + ">",
          "name one of <" + String.join(">, <", PLACES) + ">");
      return Optional.empty();
    }
    return content
        .azureStorage()
        .map(storage::map)
        .or(() -> content.http().map(this::http))
        .or(() -> content.mavenRepository().map(this::repository));
  }

  private ContentPlace http(ContentConfig.HttpConfig http) {
    Place place = http.place();
    String baseUri = http.baseUri().orElse("");
    checkAddress(baseUri, place.child("baseUri"), problems);
    return new ContentPlace.Http(place.location(), withoutSlash(baseUri), http.serverId());
  }

  private ContentPlace repository(ContentConfig.MavenRepositoryConfig repository) {
    Place place = repository.place();
    String url = repository.url().orElse("");
    String groupId = repository.groupId().orElse("");
    String artifactId = repository.artifactId().orElse("fleet-content");
    checkAddress(url, place.child("url"), problems);
    checkCoordinate(groupId, place.child("groupId"));
    checkCoordinate(artifactId, place.child("artifactId"));
    return new ContentPlace.MavenRepository(
        place.location(), withoutSlash(url), repository.serverId(), groupId, artifactId);
  }

  private void checkCoordinate(String text, Place place) {
    if (!text.isEmpty() && !COORDINATE.matcher(text).matches()) {
      problems.error(
          place,
          "`" + text + "` is no part of Maven's coordinates",
          "write letters, digits, dots, hyphens and underscores");
    }
  }

  /** Reports an address that machines must not download from. */
  static void checkAddress(String text, Place place, Problems problems) {
    if (text.isEmpty()) {
      return;
    }
    WebAddress.check(text, place, problems);
    if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      problems.error(
          place, "it has more than a path", "leave out what comes behind the question mark");
    }
    if (text.toLowerCase(Locale.ROOT).startsWith("http:") && !isLoopback(text)) {
      problems.error(
          place,
          "what machines run would travel over plain http, where anyone can change it",
          "write https; plain http is for addresses of this machine only");
    }
  }

  private static boolean isLoopback(String text) {
    try {
      return LOOPBACK.contains(String.valueOf(URI.create(text).getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String withoutSlash(String text) {
    return text.replaceFirst("/+$", "");
  }
}
