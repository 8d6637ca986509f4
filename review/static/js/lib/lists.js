// What newer browsers know of lists, for those of 2020 (Chromium 87 and its cousins).
export const lastOf = (list) => list[list.length - 1];

// The index of the last item that passes; -1 where none does.
export function lastIndex(list, passes) {
  let index = list.length - 1;
  while (index >= 0 && !passes(list[index])) index -= 1;
  return index;
}
