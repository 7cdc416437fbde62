/** Who is who: persons as connected components of numbers, and what their cards say. */
package vn.tram.hub.person;
