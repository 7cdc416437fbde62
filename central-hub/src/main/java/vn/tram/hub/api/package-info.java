/**
 * The same work as on the pages, for programs: JSON over HTTP, described in META-INF/openapi.yaml.
 */
package vn.tram.hub.api;
