;; Two loops of the search, eight and four numbers at a time (SIMD). The same sums in plain TypeScript: ../vectors.ts.
;; `npm run kernel` turns this file into kernel-bytes.ts; tests/core/knowledge/vectors.test.ts holds both together.
(module
  (import "table" "memory" (memory 1))

  ;; out[row] = Σ rows[row][at]·vector[at], 16-bit integers; `width` is a multiple of 8. Sums of unit vectors fit 32 bits.
  (func (export "products") (param $rows i32) (param $count i32) (param $width i32) (param $vector i32) (param $out i32)
    (local $bytes i32) (local $at i32) (local $sum v128)
    (local.set $bytes (i32.shl (local.get $width) (i32.const 1)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $at (i32.const 0))
        (loop $step
          (local.set $sum
            (i32x4.add
              (local.get $sum)
              (i32x4.dot_i16x8_s
                (v128.load (i32.add (local.get $rows) (local.get $at)))
                (v128.load (i32.add (local.get $vector) (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $step (i32.lt_u (local.get $at) (local.get $bytes))))
        (i32.store
          (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $rows (i32.add (local.get $rows) (local.get $bytes)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $row))))

  ;; out[at] += Σ weights[row]·rows[row][at], 32-bit floats; `width` is a multiple of 4.
  (func (export "weigh") (param $rows i32) (param $count i32) (param $width i32) (param $weights i32) (param $out i32)
    (local $bytes i32) (local $at i32) (local $weight v128)
    (local.set $bytes (i32.shl (local.get $width) (i32.const 2)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $weight (f32x4.splat (f32.load (local.get $weights))))
        (local.set $at (i32.const 0))
        (loop $step
          (v128.store
            (i32.add (local.get $out) (local.get $at))
            (f32x4.add
              (v128.load (i32.add (local.get $out) (local.get $at)))
              (f32x4.mul
                (local.get $weight)
                (v128.load (i32.add (local.get $rows) (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $step (i32.lt_u (local.get $at) (local.get $bytes))))
        (local.set $rows (i32.add (local.get $rows) (local.get $bytes)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $row)))))
