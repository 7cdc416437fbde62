/** What the proofs say, in the language of whoever sits before them. */
package vn.tram.systemtests.text;
