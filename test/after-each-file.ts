import { afterAll } from 'vitest'
import { removeFolders } from './cli-fixture.ts'

afterAll(removeFolders)
