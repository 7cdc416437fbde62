/** What a box says without words: buzzers, lamps and the turnstile, and the contacts it hears. */
package vn.tram.hardware.voice;
