import { useEffect, useState } from '../lib/ui.js';
import * as basket from './basket.js';

export function useBasket() {
  const [lines, setLines] = useState(basket.lines);
  useEffect(() => basket.onChange(() => setLines(basket.lines())), []);
  return lines;
}
