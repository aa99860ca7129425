package io.github.fleetmaven.config;

/**
 * The path of a file as a pom has it. In a list that several poms wrote, each has its own place.
 *
 * @param place of the element that names it
 * @param path relative, or absolute
 */
record FileName(Place place, String path) {}
